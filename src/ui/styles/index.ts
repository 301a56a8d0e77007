/** The style of every page: variables, fonts, the ground. */
import './tokens.css';
import './fonts.css';
import './base.css';
