"""Rules about running text: goals, results and the figures in them."""
