/** Nothing: what Node.js takes to start a module, which is taken off what a command takes. */
export {};
