"""The spine: a request, its states, and the one function that moves it."""
