"""What a view is made of: headline, KPI strip, panels, tables, states, widgets."""
