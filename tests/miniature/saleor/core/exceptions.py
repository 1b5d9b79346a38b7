"""The one exception of Saleor's that we raise."""


class PermissionDenied(Exception):
    def __init__(self, message=None, *, permissions=None):
        if not message:
            message = "You do not have permission to perform this action"
            if permissions:
                names = ", ".join(permission.name for permission in permissions)
                message = f"To access this path, you need one of the following permissions: {names}"
        super().__init__(message)
        self.permissions = permissions
