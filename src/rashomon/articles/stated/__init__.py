"""What an article says of itself: when it was published, by whom, from which agency; and where that is in doubt."""
