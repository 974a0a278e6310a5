/** An embed sends no framework: it is read as it is served. */
export const csr = false;
