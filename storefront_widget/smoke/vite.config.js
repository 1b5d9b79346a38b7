import vue from '@vitejs/plugin-vue';

// The element is not a component of Vue.
const isCustomElement = (tag) => tag === 'saleor-privacy';

export default { plugins: [vue({ template: { compilerOptions: { isCustomElement } } })], logLevel: 'error' };
