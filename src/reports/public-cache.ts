/** Cache-Control of what is published: anybody may keep it for a minute; a retraction shows within that time. */
export const PUBLIC_CACHE = 'public, max-age=60';
