import { strFromU8, unzipSync } from 'fflate';
import type { APIRequestContext } from '@playwright/test';
import { patiently } from '../patiently.ts';
import { expect, test } from './site.ts';

interface Row {
	readonly [word: string]: unknown;
	readonly exercice?: number;
	readonly centimes: number | null;
	readonly bornes: { readonly bas: number | null; readonly haut: number | null };
	readonly nonDetaille?: number;
}

const GROUPS = [
	'exercice',
	'dispositif,exercice',
	'forme,exercice',
	'dispositif,exercice,niveau,poste,forme'
];

/** Every amount that the API says of the years up to 2018, and every change between two years of one thing, in cents. */
async function saidByApi(request: APIRequestContext): Promise<Set<number>> {
	const known = new Set<number>();
	const add = (centimes: unknown) => typeof centimes === 'number' && known.add(Math.abs(centimes));
	for (const euros of ['courants', 'constants'])
		for (const etape of ['prevu', 'execution', 'plf', 'lfi', 'annonce'])
			for (const groupe of GROUPS) {
				const address = `/api/v1/allocation?groupe=${groupe}&etape=${etape}&euros=${euros}&de=2013&a=2018`;
				const answer = await request.get(address);
				const { lignes, total } = (await answer.json()) as {
					readonly lignes: readonly Row[];
					readonly total: number | null;
				};
				add(total);
				const places = new Map<string, Map<number, number>>();
				for (const { centimes, bornes, nonDetaille, exercice, ...words } of lignes) {
					for (const one of [centimes, bornes.bas, bornes.haut, nonDetaille]) add(one);
					const names = ['dispositif', 'forme', 'niveau', 'poste'].map((name) => words[name]);
					const own = places.get(JSON.stringify(names)) ?? new Map<number, number>();
					const open = groupe.includes('poste') ? (nonDetaille ?? 0) : 0;
					if (centimes !== null) own.set(exercice ?? 0, centimes - open);
					places.set(JSON.stringify(names), own);
				}
				for (const own of places.values())
					for (const before of own.values()) for (const after of own.values()) add(after - before);
			}
	// The sum that a rate is of, and what competing values come to.
	const whole = await request.get('/api/v1/allocation?groupe=exercice&de=2018&a=2018&dispositif=bop137,p101');
	add(((await whole.json()) as { readonly total: number }).total);
	const announced = await request.get(
		'/api/v1/allocation?groupe=exercice&de=2018&a=2018&etape=annonce&dispositif=p101,mae'
	);
	add(((await announced.json()) as { readonly total: number }).total);
	for (const list of ['concurrentes', 'controles']) {
		const told = await request.get(`/api/v1/${list}?de=2017&a=2018`);
		JSON.parse(await told.text(), (_, value: unknown) => {
			add(value);
			return value;
		});
	}
	for (let page = 1; ; page += 1) {
		const answer = await request.get(`/api/v1/lignes?page=${page}`);
		const { lignes } = (await answer.json()) as { readonly lignes: readonly { readonly centimes: number }[] };
		for (const { centimes } of lignes) add(centimes);
		if (lignes.length === 0 || page > 40) return known;
	}
}

/** Cents of the euros that a text writes whole, without their sign. */
const amountsIn = (text: string): number[] =>
	[...text.matchAll(/(?<![\d,])(\d{1,3}(?:[\u00A0 ]\d{3})*)(?:,(\d\d))?[\u00A0 ]€/g)].map(
		([, euros = '', cents = '00']) => Number(euros.replace(/\D/g, '')) * 100 + Number(cents)
	);

test('every amount of the 2018 evaluation, in Word and offline, is the API’s', async ({
	request,
	baseURL
}) => {
	const known = await saidByApi(request);
	const word = unzipSync(
		new Uint8Array(await (await patiently(() => fetch(`${baseURL}/annees/2018.docx`))).arrayBuffer())
	);
	const offline = await (await request.get('/annees/2018.html')).text();
	const texts = {
		word: strFromU8(word['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, ''),
		offline: offline.replace(/<(script|style)\b.*?<\/\1>/gs, '').replace(/<[^>]+>/g, ' ')
	};
	for (const [name, text] of Object.entries(texts)) {
		const written = amountsIn(text);
		expect(written.length, name).toBeGreaterThan(50);
		expect([...new Set(written.filter((one) => !known.has(one)))], name).toEqual([]);
	}
});
