"""What a plugin inherits: its form, merged from stored rows and defaults, and how it is saved."""


class ConfigurationTypeField:
    STRING = "String"
    MULTILINE = "Multiline"
    BOOLEAN = "Boolean"
    SECRET = "Secret"
    SECRET_MULTILINE = "SecretMultiline"
    PASSWORD = "Password"
    OUTPUT = "OUTPUT"


class BasePlugin:
    PLUGIN_NAME = ""
    PLUGIN_ID = ""
    PLUGIN_DESCRIPTION = ""
    CONFIG_STRUCTURE = None
    CONFIGURATION_PER_CHANNEL = True
    DEFAULT_CONFIGURATION = []
    DEFAULT_ACTIVE = False
    HIDDEN = False

    @classmethod
    def check_plugin_id(cls, plugin_id):
        return plugin_id == cls.PLUGIN_ID

    # fmt: off
    def __init__(
        self, *, configuration, active, channel=None, requestor_getter=None, db_config=None, allow_replica=True
    ):
    # fmt: on
        self.configuration = self.get_plugin_configuration(configuration)
        self.active = active
        self.channel = channel
        self.requestor = requestor_getter() if requestor_getter else None
        self.db_config = db_config
        self.allow_replica = allow_replica

    def get_plugin_configuration(self, configuration):
        """Stored values of known keys, then defaults of keys not stored yet, each with its structure."""
        structure = self.CONFIG_STRUCTURE or {}
        kept = [dict(item) for item in configuration or [] if item["name"] in structure]
        names = {item["name"] for item in kept}
        kept += [dict(item) for item in self.DEFAULT_CONFIGURATION or [] if item["name"] not in names]
        return [{**item, **structure[item["name"]]} for item in kept if item["name"] in structure]

    @classmethod
    def validate_plugin_configuration(cls, plugin_configuration, **kwargs):
        return

    @classmethod
    def save_plugin_configuration(cls, plugin_configuration, cleaned_data):
        structure, stored = cls.CONFIG_STRUCTURE or {}, plugin_configuration.configuration
        for item in cleaned_data.get("configuration") or []:
            value, kind = item.get("value"), structure.get(item["name"], {}).get("type")
            if value is None or kind in (None, ConfigurationTypeField.OUTPUT):
                continue
            if kind == ConfigurationTypeField.BOOLEAN and not isinstance(value, bool):
                value = value.lower() == "true"
            stored[:] = [one for one in stored if one["name"] != item["name"]] + [
                {"name": item["name"], "value": value}
            ]
        if "active" in cleaned_data:
            plugin_configuration.active = cleaned_data["active"]
        cls.validate_plugin_configuration(plugin_configuration)
        plugin_configuration.save()
        return plugin_configuration
