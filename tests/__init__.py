"""The tests of ipython_depreload."""
