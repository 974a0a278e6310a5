import { beforeEach, describe, expect, test } from 'vitest';
import {
	ask,
	AT,
	bring,
	csv,
	everything,
	file,
	queryOf,
	row,
	shippedBase,
	vocabulariesOnly
} from '#lib/server/base.fixture.ts';
import { formesParAnnee } from '#lib/figures/formes-par-annee/read.server.ts';
import { headline } from '#lib/server/analysis/counted/headline.ts';
import { listCompeting } from '#lib/server/analysis/disputes/competing-list.ts';
import { lineStory } from '#lib/server/analysis/lines/line.ts';
import { execution } from '#lib/figures/vote-execute/read.server.ts';
import type { Database } from '#lib/server/store/database.ts';
import { baseFrom } from '#lib/server/store/copy-base.fixture.ts';
import { currentVersion, listVersions } from '#lib/server/store/versions.ts';
import { drawFormesParAnnee } from '#lib/figures/formes-par-annee/ask.server.ts';
import { importFiles } from './import-files.ts';
import { withdrawImport } from './withdraw-import.ts';
import { arbitrate, NotArbitrable, withdrawArbitration } from './arbitrate.ts';

/** The finance act for 2017, action 15, as its total. */
const LFI_2017 = {
	dispositif: 'bop137',
	exercice: 2017,
	etape: 'lfi',
	nature: 'cp',
	niveau: 'np',
	poste: '',
	beneficiaire: ''
} as const;
const SENAT = {
	...LFI_2017,
	source_retenue: 'senat-l18-147',
	auteur: 'Collectif',
	date: '2026-11-22',
	raison: 'Total imprimé'
};

let image: Promise<Buffer> | undefined;
let db: Database;
beforeEach(async () => {
	image ??= shippedBase().then((base) => base.serialize());
	db = baseFrom(await image);
});

const of2017 = (v?: number) =>
	ask(db, `dispositif=bop137&de=2017&a=2017&etape=lfi${v ? `&v=${v}` : ''}`, 'forme').rows.flatMap((found) =>
		found.centimes === null ? [] : [[found.forme, found.centimes / 100]]
	);
const BEFORE = [
	['SEX', 3_785_376],
	['NV', 3_042_569]
];

const refusal = async (call: () => unknown) => {
	try {
		await call();
	} catch (error) {
		if (error instanceof NotArbitrable) return { motif: error.motif, connus: error.connus };
		throw error;
	}
	return null;
};

describe('the finance act for 2017 arbitrated to the total printed by the Senate', () => {
	test('changes every figure that reads it: its details exceed it, so the total counts alone', async () => {
		expect(of2017()).toEqual(BEFORE);
		const report = await arbitrate(db, SENAT, { at: AT });
		expect(report.version).toBe(2);
		expect(report.effect.map(({ nature, avant, apres }) => [nature, avant, apres])).toEqual([
			['cp', 682_794_500, 626_475_500]
		]);
		expect(of2017()).toEqual([['NV', 6_264_755]]);
		const year = formesParAnnee(db, queryOf(db, '')).annees.find((one) => one.exercice === 2017);
		expect(year?.total).toBe(626_475_500);
		const spent = execution(db, queryOf(db, 'dispositif=bop137')).series[0]?.annees;
		expect(spent?.find((one) => one.exercice === 2017)?.taux).toEqual({
			depense: 275_777_600,
			vote: 626_475_500
		});
		expect(headline(db, queryOf(db, ''))?.exercice).toBe(2018);
	});

	test('leaves the versions before as they were, and commitments as they are', async () => {
		await arbitrate(db, SENAT, { at: AT });
		expect(of2017(1)).toEqual(BEFORE);
		expect(ask(db, 'dispositif=bop137&de=2017&a=2017&etape=lfi&nature=ae').total).toBe(682_794_500);
	});

	test('is told by the line, the list of competing values and the list of versions', async () => {
		await arbitrate(db, SENAT, { at: AT });
		const [item] = listCompeting(db, queryOf(db, 'dispositif=bop137')).rows;
		expect(item).toMatchObject({
			...LFI_2017,
			motif: 'arbitrage',
			arbitrage: { auteur: 'Collectif', date: '2026-11-22', raison: 'Total imprimé' }
		});
		expect(item?.valeurs.map((value) => [value.source, value.centimes / 100, value.retenue])).toEqual([
			['senat-l18-147', 6_264_755, true],
			['plf-2018', 6_827_945, false]
		]);
		const line = item?.valeurs[0]?.lignes[0] ?? 0;
		expect(lineStory(db, line)).toMatchObject({
			verdict: 'retenue',
			arbitration: { raison: 'Total imprimé' }
		});
		expect(lineStory(db, line, 1)).toMatchObject({ verdict: 'ecartee', arbitration: null });
		expect(listVersions(db)[0]).toMatchObject({ id: 2, operation: 'arbitration' });
	});

	test('is told under the figures that read it', async () => {
		await arbitrate(db, SENAT, { at: AT });
		const notes = (v: number) =>
			drawFormesParAnnee(formesParAnnee(db, queryOf(db, `v=${v}`)), null)
				.notes.join(' ')
				.replaceAll('\u00A0', ' ');
		expect(notes(2)).toContain('Arbitrage du 22 novembre 2026, par Collectif : Total imprimé.');
		expect(notes(1)).not.toContain('Total imprimé');
	});

	test('taken back, gives the figures back by a third version', async () => {
		await arbitrate(db, SENAT, { at: AT });
		expect(withdrawArbitration(db, LFI_2017, { at: AT }).version).toBe(3);
		expect(of2017()).toEqual(BEFORE);
		expect(of2017(2)).toEqual([['NV', 6_264_755]]);
	});

	test('can be undone as any version', async () => {
		await arbitrate(db, SENAT, { at: AT });
		expect(withdrawImport(db, 2, { at: AT }).version).toBe(3);
		expect(of2017()).toEqual(BEFORE);
	});

	test('of unsaid nature decides in commitments and payments alike', async () => {
		const report = await arbitrate(db, { ...SENAT, nature: 'np' }, { at: AT });
		expect(report.effect.map(({ nature, apres }) => [nature, apres])).toEqual([
			['ae', 626_475_500],
			['cp', 626_475_500]
		]);
	});

	test('a decision on payments comes before one that does not say', async () => {
		await arbitrate(db, SENAT, { at: AT });
		await arbitrate(db, { ...SENAT, nature: 'np', source_retenue: 'plf-2018' }, { at: AT });
		expect(of2017()).toEqual([['NV', 6_264_755]]);
	});

	test('recorded again, or only tried, makes no version', async () => {
		const before = everything(db);
		const trial = await arbitrate(db, SENAT, { at: AT, dryRun: true });
		expect(trial.version).toBeNull();
		expect(trial.effect).toHaveLength(1);
		expect(everything(db)).toEqual(before);
		await arbitrate(db, SENAT, { at: AT });
		expect((await arbitrate(db, SENAT, { at: AT })).version).toBeNull();
		expect(currentVersion(db)).toBe(2);
	});
});

describe('the same decision in data/arbitrages.csv', () => {
	const HEADER =
		'dispositif;exercice;etape;nature;niveau;poste;beneficiaire;source_retenue;auteur;date;raison';
	const text = `${HEADER}\nbop137;2017;lfi;cp;np;;;senat-l18-147;Collectif;2026-11-22;Total imprimé\n`;

	test('decides alike', async () => {
		await bring(db, text, { name: 'arbitrages.csv' });
		expect(of2017()).toEqual([['NV', 6_264_755]]);
		expect(of2017(1)).toEqual(BEFORE);
	});

	test('decides from the first start', async () => {
		const fresh = await vocabulariesOnly();
		const total = (montant: number, source: string, preuve: string) =>
			row(montant, { role: 'total', source, preuve });
		const files = [
			file(csv([total(10, 'a', 'A'), total(9, 'b', 'B')])),
			file(`${HEADER}\nbop137;2018;lfi;cp;np;;;b;Collectif;2026;essai\n`, 'arbitrages.csv')
		];
		await importFiles(fresh, files, { at: AT, operation: 'creation' });
		expect(ask(fresh, 'etape=lfi').total).toBe(900);
	});

	test('is taken back by the command, and stays so when the file has not changed', async () => {
		await bring(db, text, { name: 'arbitrages.csv' });
		withdrawArbitration(db, LFI_2017, { at: AT });
		expect(of2017()).toEqual(BEFORE);
	});

	test('for a source that says nothing of the quantité, is kept and told to decide nothing', async () => {
		const report = await bring(db, text.replace('senat-l18-147', 'qe-44502'), { name: 'arbitrages.csv' });
		expect(report.outcome).toBe('done');
		const idle = report.told.find((problem) => problem.code === 'arbitrage-sans-effet');
		expect(idle?.message).toContain('plf-2018');
		expect(of2017()).toEqual(BEFORE);
	});
});

describe('what cannot be arbitrated is refused with what can', () => {
	test('an unknown quantité names those of its slot', async () => {
		const found = await refusal(() => arbitrate(db, { ...SENAT, poste: 'Inconnu' }, { at: AT }));
		expect(found?.motif).toBe('quantite');
		expect(found?.connus).toContain('--nature np --poste "AFIS"');
	});
	test('an unknown source names those that speak of it', async () => {
		expect(await refusal(() => arbitrate(db, { ...SENAT, source_retenue: 'x' }, { at: AT }))).toEqual({
			motif: 'source',
			connus: ['plf-2018', 'senat-l18-147']
		});
	});
	test('a nature that no line says names those they say', async () => {
		const call = {
			...SENAT,
			dispositif: 'agrasc',
			exercice: 2022,
			etape: 'annonce',
			poste: 'appel a projets'
		} as const;
		const source_retenue = 'cp-gouv-2022-02-16';
		expect(await refusal(() => arbitrate(db, { ...call, source_retenue }, { at: AT }))).toEqual({
			motif: 'nature',
			connus: ['np']
		});
		const report = await arbitrate(db, { ...call, nature: 'np', source_retenue }, { at: AT });
		expect(report.effect.map(({ avant, apres }) => [avant, apres])).toEqual([[250_000_000, 260_000_000]]);
	});
	test('a quantité of one source has nothing to decide', async () => {
		const afis = { ...SENAT, nature: 'np', poste: 'afis' } as const;
		expect(await refusal(() => arbitrate(db, afis, { at: AT }))).toMatchObject({ motif: 'seule' });
	});
	test('a decision that was never taken cannot be taken back', async () => {
		expect(await refusal(() => withdrawArbitration(db, LFI_2017, { at: AT }))).toEqual({
			motif: 'aucun',
			connus: ['agrasc 2023 annonce np, Appel à projets']
		});
	});
});

test('a decision spelt otherwise takes the place of the one in force', async () => {
	const base = await vocabulariesOnly();
	await bring(
		base,
		csv([
			row(10, { poste: 'Hébergement', preuve: 'A' }),
			row(9, { poste: 'Hébergement', source: 'b', preuve: 'B' })
		])
	);
	const decision = { ...SENAT, exercice: 2018, source_retenue: 'b' } as const;
	await arbitrate(base, { ...decision, poste: 'Hébergement' }, { at: AT });
	expect(ask(base, 'etape=lfi').total).toBe(900);
	await arbitrate(base, { ...decision, poste: 'HEBERGEMENT', source_retenue: 'a' }, { at: AT });
	expect(ask(base, 'etape=lfi').total).toBe(1000);
	withdrawArbitration(base, { ...LFI_2017, exercice: 2018, poste: 'hébergement' }, { at: AT });
	expect(ask(base, 'etape=lfi').total).toBe(1000);
});
