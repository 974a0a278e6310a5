import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ImportOrder } from '#lib/domain/importing/import-order.ts';
import { correctionsOfVersion } from '#lib/server/store/signed/corrections.ts';
import { csv, row, vocabulariesOnly, type Cells } from '#lib/server/base.fixture.ts';
import { openExisting } from '#lib/server/store/open.ts';
import { motifOf, versionOfGeste } from '#lib/server/store/signed/sign-version.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import type { Database } from '#lib/server/store/database.ts';
import { confirmWork, MissingUploads, orderName, tryWork, workOf, type Place } from './orders.ts';
import { Uploads } from './uploads.ts';

const WHO = 'editrice-1';
let folder: string;
let place: Place;
let uploads: Uploads;

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'ordres-'));
	const base = join(folder, 'base.db');
	writeFileSync(base, (await vocabulariesOnly()).serialize());
	uploads = new Uploads(join(folder, 'envois'));
	const visitor = new AbortController().signal;
	place = { base, dataFolder: join(folder, 'data'), folder: uploads.folder, langue: 'fr', visitor };
});
afterEach(() => rmSync(folder, { recursive: true }));

async function* pieces(bytes: Uint8Array) {
	yield bytes;
}

/** Sends a file, and gives what an order says of it. */
async function sent(text: string, nom = 'tableau.csv') {
	const bytes = new TextEncoder().encode(text);
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	await uploads.receive(WHO, sha256, bytes.length, pieces(bytes));
	return { sha256, nom, lecture: {}, corrections: [] };
}

async function ordered(text: string, more: Partial<ImportOrder> = {}): Promise<ImportOrder> {
	const fichiers = more.fichiers ?? [await sent(text)];
	const order = {
		lectures: [],
		synonymes: [],
		laisser: false,
		confirme: false,
		totaux: [],
		motif: '',
		vue: null
	};
	return ImportOrder.parse({ ...order, ...more, fichiers });
}

const effectOf = async (order: ImportOrder) => {
	const outcome = await tryWork(place, workOf(order, uploads, WHO));
	if (!('effet' in outcome)) throw new Error(outcome.issue);
	return outcome.effet;
};

const confirm = (order: ImportOrder, empreinte: string, geste = 'geste-1') =>
	confirmWork(place, workOf(order, uploads, WHO), {
		...{ empreinte, geste, motif: order.motif },
		ordre: orderName({ sender: WHO, what: order, vue: order.vue, empreinte })
	});

function asked<T>(question: (db: Database) => T): T {
	const db = openExisting(place.base);
	try {
		return question(db);
	} finally {
		db.close();
	}
}
const version = () => asked(currentVersion);

const LINES: readonly Cells[] = [
	row(2_376_000, { forme: 'SEX', attribution: 'publiee', poste: 'AFIS' }),
	row(2_644_878, { poste: 'autres' })
];

test('an effect is told in euros, by form, without a trace in the base, and nothing is left of its copy', async () => {
	const before = version();
	const totaux = [
		{ dispositif: 'bop137', exercice: 2018, etape: 'lfi', nature: 'cp', centimes: 502_087_800 } as const
	];
	const effect = await effectOf(await ordered(csv(LINES), { totaux }));
	expect(effect).toMatchObject({
		issue: 'change',
		version: before,
		lieux: [{ dispositif: 'bop137', exercice: 2018, avant: null, apres: 502_087_800, ajoutees: 2 }],
		totaux: [{ centimes: 502_087_800, fichier: 502_087_800 }],
		corrections: 0
	});
	expect(effect.lieux[0]?.formes.map(({ forme, apres }) => [forme, apres])).toEqual([
		['SEX', 237_600_000],
		['NV', 264_487_800]
	]);
	expect(effect.fichiers).toMatchObject([
		{ nom: 'tableau.csv', ajoutees: 2, conservation: [{ tient: true }] }
	]);
	expect(version()).toBe(before);
	expect(readdirSync(join(uploads.folder, 'essais'))).toEqual([]);
});

test('what is confirmed is what was shown: one version, signed, and the same order again makes no other', async () => {
	const order = await ordered(csv(LINES), { motif: 'Bleu budgétaire' });
	const { empreinte } = await effectOf(order);
	const both = await Promise.all([confirm(order, empreinte), confirm(order, empreinte, 'geste-2')]);
	expect(both.map(({ issue }) => issue).sort()).toEqual(['deja', 'fait']);
	const made = version();
	expect(both.map((one) => 'version' in one && one.version)).toEqual([made, made]);
	expect(asked((db) => motifOf(db, made))).toBe('Bleu budgétaire');
	expect(asked((db) => versionOfGeste(db, 'geste-1'))).toBe(made);
	expect(await effectOf(order)).toMatchObject({ issue: 'inchange', lieux: [] });
});

test('where the base moved meanwhile, the moved effect is shown; a move that changes nothing of it does not stop', async () => {
	const [mine, other, far] = [
		await ordered(csv(LINES)),
		await ordered(csv([row(5_000_000, { source: 'b' })])),
		await ordered(csv([row(1, { exercice: 2016 })]))
	];
	const { empreinte } = await effectOf(mine);
	await confirm(far, (await effectOf(far)).empreinte);
	await confirm(other, (await effectOf(other)).empreinte);
	const moved = await confirm(mine, empreinte);
	expect(moved).toMatchObject({ issue: 'autre', effet: { lieux: [{ avant: 500_000_000 }] } });
	const before = version();
	const again = await ordered(csv([row(7, { exercice: 2015 })]));
	const shown = await effectOf(again);
	if (moved.issue !== 'autre') throw new Error();
	expect(await confirm(mine, moved.effet.empreinte)).toMatchObject({ issue: 'fait' });
	expect(await confirm(again, shown.empreinte)).toMatchObject({ issue: 'fait', version: before + 2 });
});

test('what takes money away is asked about, then done', async () => {
	const first = await ordered(csv(LINES));
	await confirm(first, (await effectOf(first)).empreinte);
	const less = csv([row(2_644_878, { poste: 'autres' })]);
	const order = await ordered(less);
	const effect = await effectOf(order);
	expect(effect.pertes).toMatchObject([{ forme: 'SEX' }, { forme: null, centimes: 237_600_000 }]);
	expect(await confirm(order, effect.empreinte)).toMatchObject({ issue: 'a-confirmer' });
	const meant = { ...order, confirme: true };
	expect(await confirm(meant, effect.empreinte)).toMatchObject({ issue: 'fait' });
});

test('a file that is refused says why and nothing is done; one cell corrected, its bytes stay and the correction is kept', async () => {
	const text = csv([row('52O OOO'), row(10, { exercice: 2017 })]);
	const order = await ordered(text);
	const effect = await effectOf(order);
	expect(effect).toMatchObject({ issue: 'refus', fichiers: [{ rejetees: 1 }] });
	expect(await confirm(order, effect.empreinte)).toMatchObject({ issue: 'rien' });
	const at = effect.fichiers[0]?.problemes.find(({ severite }) => severite === 'bloquant');
	const correction = { ligne: at?.ligne, colonne: at?.colonne, lu: '52O OOO', valeur: '520 000' };
	const [file] = order.fichiers;
	const mended = ImportOrder.parse({ ...order, fichiers: [{ ...file, corrections: [correction] }] });
	const told = await effectOf(mended);
	expect(told).toMatchObject({ issue: 'change', corrections: 1 });
	const done = await confirm(mended, told.empreinte);
	if (done.issue !== 'fait') throw new Error(done.issue);
	expect(asked((db) => correctionsOfVersion(db, done.version))).toMatchObject([
		{ ...correction, geste: 'geste-1' }
	]);
	const kept = asked((db) =>
		db.prepare<[], string>('SELECT sha256 FROM file ORDER BY id DESC').pluck().get()
	);
	expect(kept).toBe(file?.sha256);
});

test('an import is withdrawn after its effect, which gives back what was there', async () => {
	const order = await ordered(csv(LINES));
	const done = await confirm(order, (await effectOf(order)).empreinte);
	if (done.issue !== 'fait') throw new Error(done.issue);
	const work = { quoi: 'retrait', version: done.version } as const;
	const shown = await tryWork(place, work);
	if (shown.issue !== 'effet') throw new Error(shown.issue);
	expect(shown.effet).toMatchObject({ quoi: 'retrait', lieux: [{ avant: 502_087_800, apres: null }] });
	const sign = { empreinte: shown.effet.empreinte, geste: null, ordre: null, motif: '' };
	expect(await confirmWork(place, work, sign)).toMatchObject({ issue: 'fait', version: done.version + 1 });
	expect(await tryWork(place, work)).toMatchObject({ effet: { issue: 'inchange' } });
	await expect(tryWork(place, { quoi: 'retrait', version: 1 })).rejects.toThrow('cannot be withdrawn');
});

test('bytes that were never sent, or by somebody else, are asked for by name', async () => {
	const order = await ordered(csv(LINES));
	expect(() => workOf(order, uploads, 'autre')).toThrow(MissingUploads);
	expect(() =>
		workOf(
			{ ...order, fichiers: [{ ...order.fichiers[0], sha256: 'f'.repeat(64) }] } as ImportOrder,
			uploads,
			WHO
		)
	).toThrow(MissingUploads);
});
