"""What comes in from the network and from logfiles, as Arrow batches; nothing here writes a snapshot."""
