This is not a forecast.
