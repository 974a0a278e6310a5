import { LIBELLES, type Statut } from '#lib/domain/vocabulary.ts';
import type { TableColumn } from './figure-table.ts';
import { withoutIndex } from './words.ts';

/** Which nothing stands where there is no amount (R10), or that one is published without a price index (R12). */
export const statusColumn = (cle: string, titre: string): TableColumn => ({
	cle,
	titre,
	genre: 'code',
	libelles: { ...LIBELLES.statut, sans_indice: withoutIndex() }
});

/** The code of a status. What is published and has no value lacks a price index. */
export const statusCode = (statut: Statut, hasValue: boolean): string =>
	statut === 'publie' && !hasValue ? 'sans_indice' : statut;
