"""What the acceptance suite drives."""
