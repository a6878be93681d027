"""What people and machines see of the shop: its log, its metrics, whether it is ready."""
