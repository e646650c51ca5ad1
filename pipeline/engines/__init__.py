"""Where extraction runs: on the cores of this machine."""
