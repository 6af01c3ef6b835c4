"""Notebook sessions played in a real IPython shell, each judged against a restarted one."""
