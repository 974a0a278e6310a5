import { fold } from '#lib/domain/fold.ts';
import { parseQuery } from '#lib/domain/query.ts';
import { REFERENCE_TABLES, referenceKey } from '#lib/domain/reference-tables.ts';
import { arbitratedBeneficiaire } from '#lib/server/analysis/disputes/arbitrations.ts';
import { listCompeting, type CompetingQuantity } from '#lib/server/analysis/disputes/competing-list.ts';
import type { Database } from '#lib/server/store/database.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { standingRows, type StandingRow } from './standing-rows.ts';

/** What names a quantité in an address. */
export const QUANTITE = REFERENCE_TABLES.arbitrages.cle;

/** The words of the address of a quantité. */
export const quantiteAddress = (quantite: CompetingQuantity): string =>
	new URLSearchParams(
		QUANTITE.flatMap((name) => {
			const value = String(quantite[name]);
			return value === '' || (name === 'niveau' && value === 'np') ? [] : [[name, value]];
		})
	).toString();

const said = (address: URLSearchParams, name: string) =>
	address.get(name) ?? (name === 'niveau' || name === 'nature' ? 'np' : '');

const MOST_OF_A_SLOT = 5_000;

/** The quantité that an address names, when sources still differ on it. */
export function contestedQuantity(db: Database, address: URLSearchParams): CompetingQuantity | undefined {
	const [dispositif, exercice, etape, nature] = ['dispositif', 'exercice', 'etape', 'nature'].map((name) =>
		said(address, name)
	);
	const asked = new URLSearchParams({ dispositif: dispositif ?? '', de: exercice ?? '', a: exercice ?? '' });
	if (etape) asked.set('etape', etape);
	if (nature && nature !== 'np') asked.set('nature', nature);
	const ids = readReference(db, currentVersion(db)).dispositifs.map(({ id }) => id);
	const { rows } = listCompeting(db, parseQuery(asked, ids), MOST_OF_A_SLOT);
	return rows.find((row) => QUANTITE.every((name) => String(row[name]) === said(address, name)));
}

const comparable = (row: Readonly<Record<string, unknown>>) =>
	referenceKey('arbitrages', {
		...row,
		poste: fold(String(row['poste'] ?? '')),
		beneficiaire: arbitratedBeneficiaire({ beneficiaire: String(row['beneficiaire'] ?? '') }),
		payeur: fold(String(row['payeur'] ?? ''))
	});

/** The decision in force on a quantité, however its words are spelt. */
export function decisionOn(db: Database, quantite: CompetingQuantity): StandingRow | undefined {
	const wanted = comparable({ ...quantite });
	return standingRows(db, 'arbitrages').find(({ row }) => comparable(row) === wanted);
}
