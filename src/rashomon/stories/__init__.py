"""Articles to stories: which of them speak of one event?"""
