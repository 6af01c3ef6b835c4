"""What stands between IPython and the reloader: magics, hooks, completion, configuration."""
