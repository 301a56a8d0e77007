/** By this name the week of earthquakes is known again: by pages, too, that have not loaded it. */
export const EARTHQUAKE_STREAM = 'usgs-earthquakes';
