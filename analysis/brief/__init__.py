"""From evidence to a brief in which every line names its evidence."""
