/** The desk’s mark, shown on the tabs of a browser: a sheet with one line that is checked. It brings its own ground, for light and dark tabs. */
export const ICON_SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect width="32" height="32" rx="7" fill="#1f4f8a"/>
<path d="M8 9h16M8 15h8M8 21h5" stroke="#fff" stroke-width="2.6" stroke-linecap="round"/>
<path d="m15.5 20.5 3.5 3.5 6.5-8" fill="none" stroke="#8fd6a4" stroke-width="3.2" stroke-linecap="round" stroke-linejoin="round"/>
</svg>
`;
