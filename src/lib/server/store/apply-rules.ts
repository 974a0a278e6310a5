import { beneficiaireKey, posteKey } from '#lib/domain/quantite.ts';
import type { Database } from './database.ts';
import { settleAgain } from './settle-slots.ts';

/**
 * Brings a base under the rules in force: what it compares is folded again, and every version is settled again. Nothing when
 * it is. To be called inside the transaction that walked the schema.
 */
export function applyRules(db: Database): void {
	const waiting = db
		.prepare<[], { n: number }>('SELECT count(*) AS n FROM settlement_rule WHERE applied = 0')
		.get();
	if (!waiting?.n) return;
	foldAgain(db);
	settleAgain(db);
	db.exec('UPDATE settlement_rule SET applied = 1');
}

function foldAgain(db: Database): void {
	db.function('poste_key', { deterministic: true }, (label) => posteKey({ poste: String(label) }));
	db.function('beneficiary_key', { deterministic: true }, (name, siren) =>
		beneficiaireKey({
			beneficiaire: typeof name === 'string' ? name : null,
			siren: typeof siren === 'string' ? siren : null
		})
	);
	db.exec(`UPDATE poste SET compared = poste_key(label);
		UPDATE beneficiary SET compared = beneficiary_key(name, siren);`);
}
