import { parseQuery } from '#lib/domain/query.ts';
import { allocate } from '#lib/server/analysis/counted/allocation.ts';
import { attributionRates } from '#lib/figures/taux-attribution/read.server.ts';
import { listBeneficiaries } from '#lib/pages/beneficiaries.server.ts';
import { dispositifsParAnnee } from '#lib/figures/dispositifs-par-annee/read.server.ts';
import { formesParAnnee } from '#lib/figures/formes-par-annee/read.server.ts';
import { gaps } from '#lib/pages/gaps.server.ts';
import { headline } from '#lib/server/analysis/counted/headline.ts';
import { listLines } from '#lib/server/analysis/lines/lines.ts';
import { transparency } from '#lib/figures/carte-transparence/read.server.ts';
import { openBase } from '#lib/server/store/open.ts';
import type { Database } from '#lib/server/store/database.ts';
import { median } from './measure.ts';

const RUNS = 7;
/** A query slower than this is not asked as often. */
const SLOW_MILLISECONDS = 500;

type Ask = (db: Database) => unknown;

const asked = (address = '') => parseQuery(new URLSearchParams(address), []);

/** What each figure asks of the base, as its page does. */
export const QUERIES: Readonly<Record<string, Ask>> = {
	'formes par année': (db) => formesParAnnee(db, asked()),
	'dispositifs par année': (db) => dispositifsParAnnee(db, asked()),
	'répartition exercice, forme': (db) => allocate(db, asked(), ['exercice', 'forme']),
	'répartition exercice, dispositif': (db) => allocate(db, asked(), ['exercice', 'dispositif']),
	'répartition par poste, une année': (db) => allocate(db, asked('de=2015&a=2015'), ['poste']),
	'taux d’attribution': (db) => attributionRates(db, asked()),
	'chiffre d’ouverture': (db) => headline(db, asked()),
	écarts: (db) => gaps(db, asked()),
	transparence: (db) => transparency(db, asked()),
	'lignes, première page': (db) => listLines(db, asked()),
	'lignes, une année': (db) => listLines(db, asked('de=2015&a=2015')),
	'lignes, une étape, une nature': (db) => listLines(db, asked('etape=lfi&nature=cp')),
	'lignes, une forme': (db) => listLines(db, asked('forme=SEX')),
	'lignes, millième page': (db) => listLines(db, asked('page=1000')),
	'lignes, par montant': (db) => listLines(db, asked('tri=-montant')),
	'lignes, par poste': (db) => listLines(db, asked('tri=poste')),
	'lignes, un mot cherché': (db) => listLines(db, asked('q=angouleme')),
	'organismes, première page': (db) => listBeneficiaries(db, asked())
};

/** Milliseconds of each query on the current version of a base, the median of several. */
export function timeQueries(path: string): Map<string, number> {
	const db = openBase(path);
	try {
		return new Map(Object.entries(QUERIES).map(([name, ask]) => [name, timeOne(db, ask)]));
	} finally {
		db.close();
	}
}

function timeOne(db: Database, ask: Ask): number {
	const once = () => {
		const start = performance.now();
		ask(db);
		return performance.now() - start;
	};
	// The first fills the caches, as the first visit to a server does.
	const first = once();
	return first > SLOW_MILLISECONDS ? first : median(Array.from({ length: RUNS }, once));
}
