import { beforeAll, describe, expect, test } from 'vitest';
import { bring, csv, queryOf, row, shippedBase, vocabulariesOnly } from '#lib/server/base.fixture.ts';
import { originalRow } from '#lib/server/import/original-row.ts';
import type { Database } from '#lib/server/store/database.ts';
import { lineStory, type LineStory } from './line.ts';
import { listLines } from './lines.ts';

let db: Database;
beforeAll(async () => {
	db = await shippedBase();
});

function storyOf(base: Database, address: string, centimes: number): LineStory {
	const listed = listLines(base, queryOf(base, address), 10_000).lines;
	const line = listed.find((one) => one.centimes === centimes);
	const story = line && lineStory(base, line.id);
	if (!story) throw new Error(`no line of ${centimes} cents in ${address}`);
	return story;
}
const inEuros = (lines: readonly { centimes: number; verdict: string }[]) =>
	lines.map((line) => [line.centimes / 100, line.verdict]);

describe('the total of the 2017 finance act, whose three published values differ', () => {
	const address = 'dispositif=bop137&de=2017&a=2017&etape=lfi';

	test('retains 6 827 945, beside 6 264 755 and details of 6 628 445', () => {
		const story = storyOf(db, `${address}&nature=cp`, 682_794_500);
		expect(story).toMatchObject({ verdict: 'controle', preuve: 'A', source: 'plf-2018', role: 'total' });
		expect(story.sourceRow?.id).toBe('plf-2018');
		expect(story.dispositifRow?.id).toBe('bop137');
		const rivals = story.claims.filter((claim) => claim.nature !== 'ae');
		expect(inEuros(rivals)).toEqual([
			[6_827_945, 'controle'],
			[6_264_755, 'ecartee']
		]);
		expect(story.control).toEqual({ total: 682_794_500, details: 662_844_500, outcome: 'non_detaille' });
		expect(inEuros(story.details)).toEqual([
			[523_000, 'retenue'],
			[3_785_376, 'retenue'],
			[2_320_069, 'retenue']
		]);
		expect(story.arbitration).toBeNull();
	});

	test('the value set aside tells the same from its side', () => {
		const story = storyOf(db, address, 626_475_500);
		expect(story).toMatchObject({ verdict: 'ecartee', preuve: 'B', control: null });
		expect(story.claims[0]).toMatchObject({ centimes: 682_794_500, verdict: 'controle' });
		expect(story.claims.at(-1)).toMatchObject({ centimes: 626_475_500, verdict: 'ecartee' });
	});

	test('commitments and payments of one source are never told as one value (R2)', () => {
		for (const [nature, kept] of [
			['ae', ['ae', 'np']],
			['cp', ['cp', 'np']]
		] as const) {
			const story = storyOf(db, `${address}&nature=${nature}`, 682_794_500);
			if (story.nature === 'np') throw new Error('not the budget file');
			expect(story.claims.map((claim) => claim.nature)).toEqual(kept);
		}
		expect(storyOf(db, address, 626_475_500).claims.map((claim) => claim.nature)).toEqual(['cp', 'np']);
	});

	test('a detail claims nothing but itself', () => {
		const story = storyOf(db, address, 378_537_600);
		expect(inEuros(story.claims)).toEqual([[3_785_376, 'retenue']]);
		expect(story.details).toEqual([]);
		expect(story).toMatchObject({ forme: 'SEX', attribution: 'mandat', control: null });
	});

	test('the row is read back from the original bytes', async () => {
		const story = storyOf(db, address, 626_475_500);
		const original = await originalRow(db, story.importId, story.fileLine);
		expect(original).toMatchObject({ fileName: 'senat-l18-147.csv', delimiter: ';', encoding: 'utf-8' });
		expect(original?.headers[7]).toBe('montant');
		expect(original?.cells[7]).toBe('6264755');
		expect(story.fileName).toBe('senat-l18-147.csv');
	});
});

test('the minutes of 2018 keep their ambiguity in a note', () => {
	const story = storyOf(db, 'dispositif=bop137&de=2018&a=2018&etape=annonce', 300_000_000);
	expect(story.control).toEqual({ total: 300_000_000, details: 51_000_000, outcome: 'non_detaille' });
	expect(story.note?.replaceAll('\u00A0', ' ')).toContain('3 510 000 si les 510 K€ s’ajoutent');
});

test('a published zero is a line like any other', () => {
	const story = storyOf(db, 'dispositif=bop137&de=2016&a=2016&etape=execution', 0);
	expect(story).toMatchObject({
		poste: 'AFIS',
		verdict: 'retenue',
		note: expect.stringContaining('Zéro publié')
	});
});

describe('a recorded arbitration', () => {
	const header =
		'dispositif;exercice;etape;nature;niveau;poste;beneficiaire;source_retenue;auteur;date;raison';
	const decide = async (nature: string, poste: string, beneficiaire: string) => {
		const small = await vocabulariesOnly();
		const rows = [
			...['a', 'b'].map((source) =>
				row(source === 'a' ? 100 : 90, { source, beneficiaire: 'Amicale du Nid' })
			),
			...['a', 'b'].map((source) =>
				row(source === 'a' ? 10 : 9, { source, beneficiaire: 'CCEM', siren: '408342509' })
			),
			...['a', 'b'].map((source) => row(source === 'a' ? 7 : 6, { source, nature: 'ae', poste: 'AFIS' }))
		];
		await bring(small, csv(rows));
		const text = `${header}\nbop137;2018;lfi;${nature};np;${poste};${beneficiaire};b;Collectif;2026-11;erratum\n`;
		await bring(small, text, { name: 'arbitrages.csv' });
		return small;
	};

	test('is told on the lines of its quantité only', async () => {
		const small = await decide('cp', '', 'AMICALE du nid');
		expect(storyOf(small, '', 9_000)).toMatchObject({
			verdict: 'retenue',
			arbitration: { raison: 'erratum' }
		});
		expect(storyOf(small, '', 10_000)).toMatchObject({
			verdict: 'ecartee',
			arbitration: { raison: 'erratum' }
		});
		expect(storyOf(small, '', 1_000)).toMatchObject({ verdict: 'retenue', arbitration: null });
	});

	test('names a bénéficiaire by its SIREN', async () => {
		const small = await decide('cp', '', '408342509');
		expect(storyOf(small, '', 900)).toMatchObject({ verdict: 'retenue', arbitration: { raison: 'erratum' } });
		expect(storyOf(small, '', 10_000).arbitration).toBeNull();
	});

	test('of one nature says nothing of the other', async () => {
		const small = await decide('cp', 'afis', '');
		expect(storyOf(small, 'nature=ae', 700)).toMatchObject({ verdict: 'retenue', arbitration: null });
	});
});

test('lines of one source on one quantité are told together', async () => {
	const small = await vocabulariesOnly();
	await bring(small, csv([row(10), row(10), row(20, { source: 'b' })]));
	const story = storyOf(small, '', 2000);
	expect(story.claims.map((claim) => claim.source)).toEqual(['a', 'a', 'b']);
	expect(story.claims.map((claim) => claim.verdict)).toEqual(['retenue', 'retenue', 'concordante']);
});

test('others are heard while a row is looked for at the end of a long file', async () => {
	const base = await vocabulariesOnly();
	const amounts = Array.from({ length: 10_000 }, (_, index) => 1000 + index);
	await bring(base, csv(amounts.map((amount) => row(amount, { poste: `Aide ${amount}` }))));
	const last = base
		.prepare<[], { importId: number; fileLine: number }>(
			'SELECT import_id AS importId, file_line AS fileLine FROM line ORDER BY file_line DESC LIMIT 1'
		)
		.get();
	let heard = 0;
	const hears = setInterval(() => (heard += 1), 0);
	const original = await originalRow(base, last?.importId ?? 0, last?.fileLine ?? 0);
	clearInterval(hears);
	expect(original?.cells).toContain('Aide 10999');
	expect(heard).toBeGreaterThan(1);
	base.close();
});
