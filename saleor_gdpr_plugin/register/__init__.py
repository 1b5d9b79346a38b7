"""The register of processing (Art. 30), which is also what an answer to a person is made of, and the authorities."""
