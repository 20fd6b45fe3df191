// The page has another name now: on to the same place of it.
"use strict";
location.replace(document.querySelector('link[rel="canonical"]').href + location.hash);
