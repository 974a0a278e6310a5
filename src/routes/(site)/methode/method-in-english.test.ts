import { expect, test } from 'vitest';
import { render } from 'svelte/server';
import { inLanguage } from '#lib/server/request-language.ts';
import Accessibilite from '../accessibilite/+page.svelte';
import Charte from './charte/+page.svelte';
import KeyMoves from './KeyMoves.svelte';
import Keys from './Keys.svelte';

const FRENCH = /\b(le|la|les|des|du|une?|année|crédits|montant|pas|aucun|pour|dans|et|sur)\b/i;

/** What a reader reads: neither tags nor what is marked as French. */
const read = (html: string) =>
	html
		.replace(/<!--.*?-->/g, '')
		.replace(/<(\w+)[^>]* lang="fr"[^>]*>[^<]*<\/\1>/g, '')
		.replace(/<[^>]*>/g, '\n')
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '');

test.for([
	['the charter', Charte, 'How the figures are drawn, and why'],
	['accessibility', Accessibilite, 'Accessibility: what is done, tested, and what is missing']
] as const)('%s is told in English, without a French word', async ([, Page, title]) => {
	const { body } = await inLanguage('en', async () => await render(Page));
	const lines = read(body);
	expect(lines).toContain(title);
	expect(lines.filter((line) => FRENCH.test(line))).toEqual([]);
});

const key = {
	id: 'travail-2018',
	champ: 'Not attributed',
	parts: '20% to labour exploitation.',
	methode: 'Selon la part des victimes.',
	signature: 'Hypothesis of 22 November 2026.',
	contexte: true,
	adresse: '/?cles=avec',
	mouvements: []
};

test('an allocation key says its method in the words of its author, and the rest in English', async () => {
	const { body } = await inLanguage(
		'en',
		async () =>
			await render(Keys, {
				props: { keys: [key], none: '', nature: 'in payment appropriations (CP)', libelles: {} }
			})
	);
	const lines = read(body);
	expect(lines).toContain('Method:');
	expect(body).toContain('<span lang="fr">Selon la part des victimes.</span>');
	expect(lines.join(' ')).toContain('A scheme of the wider context: it changes no total.');
	expect(lines).toContain('In this version, it moves no amount in payment appropriations (CP).');
	expect(lines.filter((line) => FRENCH.test(line))).toEqual([]);
});

test('what a key moves is told in English', async () => {
	const move = {
		exercice: 2018,
		etape: 'lfi',
		vise: 10_000,
		parts: [{ forme: 'TRAV', bas: 1000, central: 2000, haut: 4000 }],
		reste: 8000
	} as const;
	const { body } = await inLanguage(
		'en',
		async () =>
			await render(KeyMoves, {
				props: {
					moves: [move],
					nature: 'in payment appropriations (CP)',
					libelles: { TRAV: 'Labour exploitation' }
				}
			})
	);
	const lines = read(body);
	expect(lines).toContain('What it moves, in payment appropriations (CP), in current euros');
	expect(lines).toEqual(expect.arrayContaining(['Between', 'and', '40']));
	expect(lines.filter((line) => FRENCH.test(line))).toEqual([]);
});
