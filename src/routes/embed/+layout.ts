/** An embed sends no framework, its errors neither: it is read as it is served. */
export const csr = false;
