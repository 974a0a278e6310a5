import { tr } from '#lib/domain/language.ts';
import type { Query } from '#lib/domain/query.ts';
import { labelOf } from '#lib/domain/reference-labels.ts';
import { LIBELLES, type Forme } from '#lib/domain/vocabulary.ts';
import { signedEuros, stageWords, valueWords } from '#lib/words/versions/changes.ts';
import type { Change, PairChange } from '#lib/server/analysis/versions/changes-between.ts';
import type { Database } from '#lib/server/store/database.ts';
import { readReference } from '#lib/server/store/reference.ts';
import type { BandRow } from './band-row.ts';

/**
 * Changed amounts in words. With forms asked, theirs; else the whole amount, then its parts when several have moved. Amounts
 * of two stages have no difference (R2).
 */
export function changeRows(
	db: Database,
	query: Pick<Query, 'forme'>,
	changes: readonly PairChange[],
	version: number
): BandRow[] {
	const reference = readReference(db, version);
	const labels = new Map(reference.dispositifs.map((row) => [row.id, labelOf(row)]));
	const formes = new Map(reference.formes.map((row) => [row.code, labelOf(row).toLowerCase()]));
	const formeWords = (forme: Forme) =>
		forme === 'NV'
			? tr('non attribué', 'not attributed')
			: forme === 'MULTI'
				? tr('plusieurs formes sans partage publié', 'several forms without a published split')
				: (formes.get(forme) ?? forme);
	const none = tr('aucun montant', 'no amount');
	return changes.flatMap((change): BandRow[] => {
		const read = stageWords(change.avant.etape, change.apres.etape);
		const stage = read === '' && change.demande !== 'prevu' ? LIBELLES.etapeCourte[change.demande] : read;
		const place = `${labels.get(change.dispositif) ?? change.dispositif}, ${change.exercice}${stage === '' ? '' : ` (${stage})`}`;
		const versions = change.causes.map((cause) => cause.version);
		const whole = {
			quoi: place,
			avant: valueWords(change.avant),
			apres: valueWords(change.apres),
			ecart: differenceWords(change),
			versions
		};
		const moved = whole.avant !== whole.apres || change.avant.etape !== change.apres.etape;
		const parts = change.formes
			.filter((part) => part.quoi !== 'bornes')
			.map((part) => ({
				quoi: `${place}, ${formeWords(part.forme)}`,
				avant: part.avant.centimes === null ? none : valueWords(part.avant),
				apres: part.apres.centimes === null ? none : valueWords(part.apres),
				ecart: differenceWords(part),
				versions
			}));
		if (moved && query.forme.length === 0) return parts.length > 1 ? [whole, ...parts] : [whole];
		return parts.length === 0 ? [{ ...boundsRow(change, place), versions }] : parts;
	});
}

const differenceWords = ({ avant, apres, difference }: Change) =>
	difference === null || avant.etape !== apres.etape ? '' : signedEuros(difference);

/** Only what forms might have received has changed (R8). */
function boundsRow(change: PairChange, place: string): Omit<BandRow, 'versions'> {
	const [first] = change.formes;
	const top = (state: PairChange['avant']) =>
		state.bornes.haut === null
			? tr('inconnue', 'unknown')
			: valueWords({ centimes: state.bornes.haut, statut: 'publie' });
	const one = change.formes.length === 1;
	return {
		quoi: `${place}, ${one ? tr('borne haute d’une forme', 'upper bound of one form') : tr('borne haute des formes', 'upper bound of the forms')}`,
		avant: first ? top(first.avant) : '',
		apres: first ? top(first.apres) : '',
		ecart: ''
	};
}
