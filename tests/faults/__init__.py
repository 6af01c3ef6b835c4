"""Whatever goes wrong during a reload, and wherever: everything is as it was before."""
