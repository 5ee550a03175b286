"""The demo desk: an invented shop for house plants, Pottingale, with everything a support desk has."""
