"""What the shop keeps, behind one port."""
