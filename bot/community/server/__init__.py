"""A server as Discord describes it: what is missing in it, what is wrong with it, and how it is built up."""
