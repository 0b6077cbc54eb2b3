/** Version of the engine; a test holds it equal to the package's. */
export const engineVersion = '0.0.0';
