import { escapeXml } from '#lib/drawing/xml.ts';
import { tr } from '#lib/domain/language.ts';
import { FORMES } from '#lib/domain/vocabulary.ts';
import type { FigureId } from '#lib/figures/figures.ts';

/** A page as its address names it. */
interface Page {
	readonly route: string;
	readonly params: Readonly<Record<string, string | undefined>>;
	readonly url: URL;
}

/** The figure whose card stands for a page that has a finding, and what its address adds to the filters; `null` for others. */
export function cardOf({
	route,
	params
}: Omit<Page, 'url'>): readonly [FigureId, Readonly<Record<string, string>>] | null {
	const under = (root: string) => route === `/(site)${root}` || route.startsWith(`/(site)${root}/`);
	const [code, annee, id] = [(params['code'] ?? '').toUpperCase(), params['annee'], params['id']];
	if (route === '/(site)' || route === '/(site)/formes' || route === '/(site)/annees')
		return ['formes-annees', {}];
	if (under('/formes'))
		return FORMES.some((forme) => forme === code) ? ['formes-par-annee', { forme: code }] : null;
	if (under('/annees') && annee !== undefined) return ['repartition-annee', { de: annee, a: annee }];
	if (under('/dispositifs')) return ['dispositifs-par-annee', id === undefined ? {} : { dispositif: id }];
	if (under('/transparence')) return ['carte-transparence', {}];
	if (under('/comparer')) return ['variation-annuelle', {}];
	return null;
}

const tag = (property: string, content: string) =>
	`<meta property="og:${property}" content="${escapeXml(content)}" />`;

/** What a page says of itself to those who link it, from its own title and description; a figure's page says it already. */
export function withCard(html: string, page: Page): string {
	if (html.includes('property="og:')) return html;
	const title = /<title>([^<]*)<\/title>/.exec(html)?.[1]?.replace(/ · Lignes claires$/, '');
	const description = /<meta name="description" content="([^"]*)"/.exec(html)?.[1];
	if (title === undefined || !html.includes('</head>')) return html;
	const { origin, pathname, search } = page.url;
	const card = cardOf(page);
	const lang: Record<string, string> = tr({}, { lang: 'en' });
	const image = (() => {
		if (card === null) return [`<meta name="twitter:card" content="summary" />`];
		const query = new URLSearchParams({
			...Object.fromEntries(new URLSearchParams(search)),
			...card[1],
			...lang
		});
		return [
			tag('image', `${origin}/figures/${card[0]}.og.png${query.size === 0 ? '' : `?${query}`}`),
			tag('image:width', '1200'),
			tag('image:height', '630'),
			`<meta name="twitter:card" content="summary_large_image" />`
		];
	})();
	// Title and description are written as they stand in the page, already as XML.
	const said = [
		tag('type', 'website'),
		tag('site_name', 'Lignes claires'),
		tag('locale', tr('fr_FR', 'en_GB')),
		tag('url', `${origin}${pathname}${search}`),
		`<meta property="og:title" content="${title.replaceAll('"', '&quot;')}" />`,
		...(description === undefined ? [] : [`<meta property="og:description" content="${description}" />`]),
		...image
	];
	return html.replace('</head>', `${said.join('')}</head>`);
}
