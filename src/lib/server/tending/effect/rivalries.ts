import type { EffectPlace, Rivalry } from '#lib/domain/importing/effect.ts';
import { parseQuery } from '#lib/domain/query.ts';
import { listCompeting } from '#lib/server/analysis/disputes/competing-list.ts';
import type { Database } from '#lib/server/store/database.ts';

/** Places whose rival values are looked into, and rivalries told. */
const MOST_ASKED = 40;
const MOST_TOLD = 60;

/**
 * The quantités of some places on which sources differ at `version`: those where a value came with it, or `all`. One that is
 * seen in two views of nature is told once.
 */
export function rivalriesOf(
	db: Database,
	version: number,
	places: readonly EffectPlace[],
	all: boolean
): Rivalry[] {
	const fresh = db
		.prepare<[number, string], number>(
			'SELECT count(*) FROM line WHERE since_version = ? AND id IN (SELECT value FROM json_each(?))'
		)
		.pluck();
	const told = new Map<string, Rivalry>();
	const contested = places.filter(({ concurrentes }) => concurrentes > 0).slice(0, MOST_ASKED);
	for (const { dispositif, exercice, etape, nature } of contested) {
		const asked = { dispositif, etape, de: `${exercice}`, a: `${exercice}`, v: `${version}` };
		const query = parseQuery(new URLSearchParams({ ...asked, ...(nature === 'np' ? {} : { nature }) }), [
			dispositif
		]);
		for (const row of listCompeting(db, query, MOST_TOLD).rows) {
			const valeurs = row.valeurs.map(({ lignes, source, centimes, preuve, retenue, concordante }) => ({
				...{ source, centimes, preuve, retenue, concordante },
				nouvelle: (fresh.get(version, JSON.stringify(lignes)) ?? 0) > 0
			}));
			if (!all && !valeurs.some(({ nouvelle }) => nouvelle)) continue;
			const { niveau, role, poste, beneficiaire, motif } = row;
			const place = { dispositif, exercice, etape, niveau, role, poste, beneficiaire };
			const key = JSON.stringify([place, valeurs]);
			if (!told.has(key)) told.set(key, { ...place, nature: row.nature, motif, valeurs });
		}
	}
	return [...told.values()].slice(0, MOST_TOLD);
}
