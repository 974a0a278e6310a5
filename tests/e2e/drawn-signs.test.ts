import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { FIGURE_IDS } from '../../src/lib/figures/figures.ts';
import { PAGES } from './site.ts';
import { walkSite } from './walk-site.ts';

/** What our faces hold, as their style sheet says it. */
const RANGES = readFileSync('src/styles/fonts.css', 'utf8')
	.split('@font-face')
	.flatMap((face) => /unicode-range:([^;]*);/.exec(face)?.[1] ?? [])
	.map((range) =>
		[...range.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g)].map(
			([, from = '', to = from]) => [parseInt(from, 16), parseInt(to, 16)] as const
		)
	);
/** Every text face of every system holds it, and our stacks name some. */
const EVERYWHERE = '≥';
const inText = RANGES[0] ?? [];
const isHeld = (sign: string) => {
	const code = sign.codePointAt(0) ?? 0;
	return code < 0x20 || EVERYWHERE.includes(sign) || inText.some(([from, to]) => code >= from && code <= to);
};

/** What is seen of a page or of a picture: neither its code nor what is only heard. */
const seen = (text: string) =>
	text
		.replace(/<(script|style|title|desc|textarea)\b[^>]*>.*?<\/\1>/gs, ' ')
		.replace(/<[^>]*>/g, ' ')
		.replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
		.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));

test('every sign of pages, embeds, pictures and slides is in our faces, or drawn', async ({ baseURL }) => {
	test.setTimeout(300_000);
	const figures = FIGURE_IDS.flatMap((id) => [
		`/embed/${id}`,
		`/embed/${id}?format=paysage`,
		`/figures/${id}.svg`
	]);
	const starts = [
		...PAGES,
		...figures,
		'/annees/2018/reunion',
		'/annees/2018.html',
		'/lignes?tri=-montant'
	].flatMap((path) => [path, `/en${path === '/' ? '/' : path}`]);
	const faults = new Map<string, string>();
	let read = 0;
	await walkSite(
		baseURL ?? '',
		starts,
		/^\/(?:_app|api)\b|\.(?:csv|json|xlsx|docx|png|zip|txt|atom|pdf|css|js|woff2|xml|ico)$/,
		async (path, response) => {
			if (!/html|svg/.test(response.headers.get('content-type') ?? '')) return [];
			read += 1;
			const text = await response.text();
			const words = seen(text);
			for (const [index, sign] of [...words].entries())
				if (!isHeld(sign) && !faults.has(sign))
					faults.set(sign, `${path}: ${[...words].slice(Math.max(0, index - 20), index + 20).join('')}`);
			return [...text.matchAll(/href="([^"#]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
		},
		{ ofAKind: 2, broad: true }
	);
	expect(read).toBeGreaterThan(150);
	expect([...faults]).toEqual([]);
});
