"""The HTTP kernel: what generated code and programs are written with. It knows nothing of any specification."""
