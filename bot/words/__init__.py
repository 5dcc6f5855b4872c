"""Every sentence for people, a function of values; one module per topic. English, ready for gettext."""
