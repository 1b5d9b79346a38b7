"""The merchant's desk: pages inside the Saleor Dashboard, served by the plugin's own address."""
