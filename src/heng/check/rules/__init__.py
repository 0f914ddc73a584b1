"""One file a rule, in folders by family. The docstring of a file is the rule's page."""
