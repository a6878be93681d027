"""A small shop: the second implementation of the specification in `openspec/`, beside the one in TypeScript."""
