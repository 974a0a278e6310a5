/** Addresses whose answer no version changes. */
const APART = /^\/(versions\/(fichiers|quarantaine)|schemas|api\/v1\/(versions|openapi\.json)|_app)(\/|$|\?)/;

/**
 * The address of a link of the site, at version `v`: so that a reader of an older version stays in it (R13). Links that
 * name a version, and those to what versions do not change, stay as they are.
 */
export function atVersion(href: string, v: string): string {
	if (!href.startsWith('/') || href.startsWith('//') || APART.test(href) || /[?&]v=/.test(href)) return href;
	const [path = '', hash] = href.split('#');
	const end = hash === undefined ? '' : `#${hash}`;
	return `${path}${path.includes('?') ? '&' : '?'}v=${v}${end}`;
}

const LINK = /<a\b[^>]*>/g;
const HREF = /(\shref=")([^"]*)(")/;
const STAYS = /\sdata-version-actuelle\b/;

/** The links of a page as it is sent, at version `v`: without script they keep it too. */
export function linksAtVersion(html: string, v: string): string {
	return html.replace(LINK, (link) =>
		STAYS.test(link)
			? link
			: link.replace(HREF, (_all, before: string, href: string, after: string) => {
					const moved = atVersion(href.replaceAll('&amp;', '&'), v);
					return `${before}${moved.replaceAll('&', '&amp;')}${after}`;
				})
	);
}

/** The version that an address asks for, when it is a number. */
export function versionAsked(url: URL): string | null {
	const v = url.searchParams.get('v');
	return v !== null && /^[1-9]\d{0,8}$/.test(v) ? v : null;
}
