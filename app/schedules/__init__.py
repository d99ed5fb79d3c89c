"""Crawls that run by themselves: when they are due, what they do, whom they tell, and how the system starts them."""
