"""Workspace, stores, stages, jobs, models, server, exports and the command line."""
