/** Where the site will be public, put in by the build; '' where it is not said. */
declare const KINETOSCOPE_SITE: string;
