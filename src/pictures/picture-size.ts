/** As the services that show such pictures want them, in pixels. */
export const PICTURE_SIZE = { width: 1200, height: 630 } as const;
