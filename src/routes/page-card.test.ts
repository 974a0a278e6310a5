import { expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import { cardOf, withCard } from './page-card.ts';

const PAGE =
	'<head><title>En 2018, 5 &amp; "6" · Lignes claires</title><meta name="description" content="Un chapeau."/></head>';
const shared = (path: string, route: string, params = {}, html = PAGE) =>
	withCard(html, { route, params, url: new URL(path, 'https://lignes.example') });

test('a page says its own finding and shows the card of the figure that it leads with, with its filters', () => {
	const html = shared('/annees/2018?nature=ae', '/(site)/annees/[annee=annee]', { annee: '2018' });
	expect(html).toContain('<meta property="og:title" content="En 2018, 5 &amp; &quot;6&quot;" />');
	expect(html).toContain('<meta property="og:description" content="Un chapeau." />');
	expect(html).toContain(
		'content="https://lignes.example/figures/repartition-annee.og.png?nature=ae&amp;de=2018&amp;a=2018"'
	);
	expect(html).toContain('summary_large_image');
	expect(html.endsWith('</head>')).toBe(true);
});

test('in English its card is in English', () => {
	const html = inLanguage('en', () => shared('/en/formes/trav', '/(site)/formes/[code]', { code: 'trav' }));
	expect(html).toContain('/figures/formes-par-annee.og.png?forme=TRAV&amp;lang=en"');
	expect(html).toContain('content="en_GB"');
});

test('a page without a finding of its own has words and no picture, and a figure keeps its own card', () => {
	expect(shared('/lignes', '/(site)/lignes')).not.toContain('og:image');
	const own = '<head><title>a</title><meta property="og:title" content="b" /></head>';
	expect(shared('/figures/flux', '/(site)/figures/[id=figure]', {}, own)).toBe(own);
	expect(cardOf({ route: '/(site)', params: {} })).toEqual(['formes-annees', {}]);
});
